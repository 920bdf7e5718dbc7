/**
 * Finds objects of the catalogue by id, name, former name, alias and text, in the order of how well
 * they match, and suggests names where one is misspelt. Uses the catalogue only; nothing else uses
 * Lucene. What is asked is hostile: its length, words and variations are bounded, and no syntax is
 * read in it.
 */
@NullMarked
package dev.kasane.search;

import org.jspecify.annotations.NullMarked;
