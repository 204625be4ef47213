type Book = {
  readonly title: string;
  readonly author: string;
  readonly year: number;
  readonly chapters: readonly string[];
};

/** Books that have been in the public domain for long, as audiobooks without sound. */
export const BOOKS: readonly Book[] = [
  {
    title: 'Alice’s Adventures in Wonderland',
    author: 'Lewis Carroll',
    year: 1865,
    chapters: [
      'Down the Rabbit-Hole',
      'The Pool of Tears',
      'A Caucus-Race and a Long Tale',
      'The Rabbit Sends in a Little Bill',
      'Advice from a Caterpillar',
      'Pig and Pepper',
      'A Mad Tea-Party',
      'The Queen’s Croquet-Ground',
      'The Mock Turtle’s Story',
      'The Lobster Quadrille',
      'Who Stole the Tarts?',
      'Alice’s Evidence',
    ],
  },
  { title: 'Pride and Prejudice', author: 'Jane Austen', year: 1813, chapters: chapters('Chapter', 61) },
  { title: 'A Christmas Carol', author: 'Charles Dickens', year: 1843, chapters: chapters('Stave', 5) },
  { title: 'Wuthering Heights', author: 'Emily Brontë', year: 1847, chapters: chapters('Chapter', 34) },
  { title: 'Jane Eyre', author: 'Charlotte Brontë', year: 1847, chapters: chapters('Chapter', 38) },
  { title: 'Dracula', author: 'Bram Stoker', year: 1897, chapters: chapters('Chapter', 27) },
];

function chapters(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);
}
