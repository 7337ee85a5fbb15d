import { expect, test } from 'vitest';
import { aggregate } from './aggregate.ts';
import { neighbourGraph, subgraph } from './graph.ts';
import { emptyLists, offer } from './nearest-list.ts';

/** 0 and 1 list each other, 2 lists 1 alone, 3 is too unlike anything. */
function lists() {
  const found = emptyLists(4, 1);
  offer(found, 0, 1, 0.5);
  offer(found, 1, 0, 0.5);
  offer(found, 2, 1, 0.4);
  offer(found, 3, 0, 0.01);
  return found;
}

test('each pair is joined once whoever lists whom; weak likeness joins nothing', () => {
  const { starts, targets, weights } = neighbourGraph(lists(), 2);
  expect(Array.from(starts)).toEqual([0, 1, 3, 4, 4]);
  expect(Array.from(targets)).toEqual([1, 0, 2, 1]);
  expect(weights[0]).toBeCloseTo(0.25, 6);
  expect(weights[3]).toBeCloseTo(0.16, 6);
});

test('a row that stands for others holds some of their number inside, and a subgraph keeps it', () => {
  const graph = neighbourGraph(lists(), 2, Int32Array.of(8, 1, 2, 1));
  expect(Array.from(graph.loops)).toEqual([6, 0, 2, 0]); // log2, in both directions
  expect(Array.from(subgraph(graph, Int32Array.of(2, 0)).loops)).toEqual([2, 6]);
});

test('a subgraph keeps the edges inside', () => {
  const { starts, targets } = subgraph(neighbourGraph(lists(), 1), Int32Array.of(2, 1));
  expect(Array.from(starts)).toEqual([0, 1, 2]);
  expect(Array.from(targets)).toEqual([1, 0]);
});

test('aggregating keeps all weight, inside as loops', () => {
  const whole = aggregate(neighbourGraph(lists(), 1), Int32Array.of(0, 0, 1, 1), 2);
  expect(whole.loops[0]).toBeCloseTo(1, 6); // 0.5 in both directions
  expect(Array.from(whole.targets)).toEqual([1, 0]);
  expect(whole.weights[0]).toBeCloseTo(0.4, 6);
});
