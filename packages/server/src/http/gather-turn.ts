/**
 * Gives a function that takes what arrives and hands all that arrived in one turn of the event loop to `handle` at its
 * end. What is done one step at a time for all of them is quick, for the machine has each step at hand (decision 18).
 */
export function gatherTurn<Item>(handle: (all: readonly Item[]) => void): (item: Item) => void {
  let arrived: Item[] = [];
  const handleAll = () => {
    const all = arrived;
    arrived = [];
    handle(all);
  };
  return (item) => {
    if (arrived.length === 0) setImmediate(handleAll);
    arrived.push(item);
  };
}
