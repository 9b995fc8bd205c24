import { annotateFile } from '../commands/annotateFile.ts';
import { annotateSelection } from '../commands/annotateSelection.ts';
import { applySuggestion } from '../commands/applySuggestion.ts';
import { clearAnnotations } from '../commands/clearAnnotations.ts';
import { confirmAnnotation } from '../commands/confirmAnnotation.ts';
import { copyAnnotation } from '../commands/copyAnnotation.ts';
import { dismissAnnotation } from '../commands/dismissAnnotation.ts';
import { filterAnnotations } from '../commands/filterAnnotations.ts';
import { insertAllAnnotations } from '../commands/insertAllAnnotations.ts';
import { insertAllDocstrings } from '../commands/insertAllDocstrings.ts';
import { insertAnnotation } from '../commands/insertAnnotation.ts';
import { insertDocstring } from '../commands/insertDocstring.ts';
import { listAnnotations } from '../commands/listAnnotations.ts';
import { moveAnnotation } from '../commands/moveAnnotation.ts';
import { nextAnnotation } from '../commands/nextAnnotation.ts';
import { previousAnnotation } from '../commands/previousAnnotation.ts';
import { reopenAnnotation } from '../commands/reopenAnnotation.ts';
import { restoreAnnotations } from '../commands/restoreAnnotations.ts';
import { replyToAnnotation } from '../commands/replyToAnnotation.ts';
import { resolveAnnotation } from '../commands/resolveAnnotation.ts';
import { reviewChanges } from '../commands/reviewChanges.ts';
import { stopAnnotationReply } from '../commands/stopAnnotationReply.ts';
import type { Services } from '../services.ts';
import { AnnotationFeature } from './annotationFeature.ts';

export { type AnnotateRequest, AnnotationFeature } from './annotationFeature.ts';

export function registerAnnotations(services: Services): AnnotationFeature {
  const feature = new AnnotationFeature(services);
  services.context.subscriptions.push(
    feature,
    annotateSelection(services, feature),
    annotateFile(services, feature),
    reviewChanges(services, feature),
    insertAnnotation(feature),
    insertDocstring(feature),
    insertAllAnnotations(feature),
    insertAllDocstrings(feature),
    applySuggestion(feature),
    resolveAnnotation(feature),
    reopenAnnotation(feature),
    copyAnnotation(feature),
    replyToAnnotation(feature),
    stopAnnotationReply(feature),
    nextAnnotation(feature),
    previousAnnotation(feature),
    listAnnotations(feature),
    filterAnnotations(feature),
    confirmAnnotation(feature),
    moveAnnotation(feature),
    dismissAnnotation(feature),
    restoreAnnotations(feature),
    clearAnnotations(feature),
  );
  feature.threads.restore().catch(error => services.log.warn(`notes could not be read: ${String(error)}`));
  return feature;
}
