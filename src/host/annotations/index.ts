import { annotateSelection } from '../commands/annotateSelection.ts';
import { clearAnnotations } from '../commands/clearAnnotations.ts';
import { dismissAnnotation } from '../commands/dismissAnnotation.ts';
import { insertAllAnnotations } from '../commands/insertAllAnnotations.ts';
import { insertAnnotation } from '../commands/insertAnnotation.ts';
import type { Services } from '../services.ts';
import { AnnotationFeature } from './annotationFeature.ts';

export { type AnnotateRequest, AnnotationFeature } from './annotationFeature.ts';

export function registerAnnotations(services: Services): AnnotationFeature {
  const feature = new AnnotationFeature(services);
  services.context.subscriptions.push(
    feature,
    annotateSelection(services, feature),
    insertAnnotation(feature),
    insertAllAnnotations(feature),
    dismissAnnotation(feature),
    clearAnnotations(feature),
  );
  return feature;
}
