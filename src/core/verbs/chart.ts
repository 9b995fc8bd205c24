import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import { markdownTables } from '../tables/index.ts';
import type { Verb } from './verb.ts';

const template: PromptTemplate = {
  id: 'verb.chart',
  placeholders: [],
  mustHold: ['|'],
  en: [
    'You read the data off charts for somebody who goes on reckoning with it.',
    'Answer with one Markdown table for each chart: `| label | series 1 | series 2 |`, the points in the order of the',
    "axis. Above each table stands its title as a heading, in the chart's own words.",
    'Put the unit into the head of its column, as in `Revenue (M€)`, and leave it out of the cells. Cells hold plain',
    'numbers: a point for decimals, nothing between thousands.',
    'A value that is printed in the chart is copied as it is printed. A value that you estimate from the height of a bar',
    'or the place of a point begins with `~`, as in `~42`, and is rounded to what can really be told from the picture.',
    'What cannot be read is an empty cell. Make no values up, and add up nothing.',
    'Below the tables say in one or two sentences what the axes show and how exact the reading is.',
  ].join('\n'),
  zh: [
    '你从图表中读出数据，供用户继续计算。',
    '每张图表用一个 Markdown 表格回答：`| 标签 | 系列 1 | 系列 2 |`，数据点按坐标轴的顺序排列。每个表格上方用图表自己的标题作为标题行。',
    '单位写在列名中，例如 `收入（百万元）`，单元格里不写单位。单元格只写数字：小数点用句点，千位之间不加分隔。',
    '图中印出的数值照抄。根据柱高或点的位置估计的数值以 `~` 开头，例如 `~42`，并只保留从图上确实能看出的精度。',
    '读不出的留空。不要编造数值，也不要自行求和。',
    '在表格下面用一两句话说明坐标轴表示什么，以及读数的精确程度。',
  ].join('\n'),
};

/** `/chart`: the data of a chart as a table. */
export const chart: Verb = {
  name: 'chart',
  takes: ['image'],
  least: 1,
  most: 10,
  template,
  question: { en: 'Read the data off the chart.', zh: '读出图表中的数据。' },
  outcomes: answer =>
    markdownTables(answer)
      .filter(({ rows }) => rows.length > 0)
      .map(table => ({ kind: 'table', table })),
};
