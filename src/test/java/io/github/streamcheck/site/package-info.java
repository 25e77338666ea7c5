/**
 * The pages for users, README and those of the site, as tests see them: their blocks, tables, headings and links. What the pages
 * say is compared with the code by the tests of each package.
 */
package io.github.streamcheck.site;
