/** What threading needs of a message. */
export interface ThreadableMessage {
  externalId: string;
  /** Ancestors, oldest first, the direct parent last. */
  references: readonly string[];
  /** Milliseconds since 1970. */
  date: number;
}

export interface ThreadPlace<Message> {
  message: Message;
  /** 0 for a message with no parent here; a missing parent takes no depth of its own unless it holds several together. */
  depth: number;
}

interface Container<Message> {
  message: Message | null;
  parent: Container<Message> | null;
  children: Container<Message>[];
}

/**
 * The messages of one conversation in thread order: a parent before its replies, siblings by date.
 * The reference part of the REFERENCES algorithm of RFC 5256 (steps 1 to 3): missing parents are included while the tree
 * is built and pruned afterwards; a link that would close a loop is left out. Two messages with one id both stay.
 */
export function threadOrder<Message extends ThreadableMessage>(messages: readonly Message[]): ThreadPlace<Message>[] {
  const containers = new Map<string, Container<Message>>();
  const all: Container<Message>[] = [];
  const containerOf = (id: string): Container<Message> => {
    let container = containers.get(id);
    if (!container) {
      container = { message: null, parent: null, children: [] };
      containers.set(id, container);
      all.push(container);
    }
    return container;
  };
  // Ancestors win ties by date, so that the outcome does not hang on the order of arrival.
  const byDate = [...messages].sort((a, b) => a.date - b.date || (a.externalId < b.externalId ? -1 : 1));
  for (const message of byDate) {
    let container = containerOf(message.externalId);
    if (container.message) {
      container = { message, parent: null, children: [] };
      all.push(container);
    }
    container.message = message;
    let parent: Container<Message> | null = null;
    for (const reference of message.references) {
      const next = containerOf(reference);
      if (parent && !next.parent && next !== container && !isWithin(parent, next)) adopt(parent, next);
      parent = next;
    }
    // A message's own last reference overrides a link that was only guessed from somebody else's list.
    if (parent && parent !== container && !isWithin(parent, container)) {
      if (container.parent) release(container);
      adopt(parent, container);
    }
  }
  const roots = all.filter((container) => !container.parent).flatMap((root) => pruned(root, true));
  return flattened(roots);
}

function adopt<Message>(parent: Container<Message>, child: Container<Message>): void {
  child.parent = parent;
  parent.children.push(child);
}

function release<Message>(child: Container<Message>): void {
  const siblings = child.parent!.children;
  siblings.splice(siblings.indexOf(child), 1);
  child.parent = null;
}

/** Whether `container` is `ancestor` or stands below it. */
function isWithin<Message>(container: Container<Message>, ancestor: Container<Message>): boolean {
  for (let at: Container<Message> | null = container; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** Step 3: an empty container gives way to its children, at the top level only when it has a single one. Iterative: chains can be long. */
function pruned<Message>(root: Container<Message>, top: boolean): Container<Message>[] {
  const order: Container<Message>[] = [];
  const stack = [root];
  while (stack.length > 0) {
    const container = stack.pop()!;
    order.push(container);
    stack.push(...container.children);
  }
  for (const container of order.reverse()) {
    container.children = container.children.flatMap((child) => (child.message ? [child] : child.children));
  }
  if (root.message) return [root];
  return top && root.children.length > 1 ? [root] : root.children;
}

function firstDate<Message extends ThreadableMessage>(container: Container<Message>): number {
  return container.message?.date ?? Math.min(...container.children.map((child) => child.message!.date));
}

function flattened<Message extends ThreadableMessage>(roots: Container<Message>[]): ThreadPlace<Message>[] {
  const inOrder = (list: Container<Message>[]) =>
    [...list].sort(
      (a, b) => firstDate(a) - firstDate(b) || ((a.message?.externalId ?? '') < (b.message?.externalId ?? '') ? -1 : 1),
    );
  const places: ThreadPlace<Message>[] = [];
  const stack = inOrder(roots)
    .reverse()
    .map((container) => ({ container, depth: 0 }));
  while (stack.length > 0) {
    const { container, depth } = stack.pop()!;
    if (container.message) places.push({ message: container.message, depth });
    const below = container.message ? depth + 1 : depth;
    for (const child of inOrder(container.children).reverse()) stack.push({ container: child, depth: below });
  }
  return places;
}
