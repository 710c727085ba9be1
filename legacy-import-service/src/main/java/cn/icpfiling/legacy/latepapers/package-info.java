/**
 * Papers that a load named and that the old platform's bucket did not have when their filing went over (ADR 0041). The hand-over notes
 * them in its last transaction. A job looks for each again after one hour, two, four and so on up to a day, fourteen times, and sends what
 * it finds to filing-service, where the holder then opens it. A paper that filing-service has already has arrived, even if the bucket has
 * deleted its file since. A store that does not answer is no try. After the last try, or for a file
 * that cannot be kept, a person of the support decides: look again, or close. Until then the holder reads in filing-service that the paper is
 * missing. The given-up papers of a filing are one case of the one queue (ADR 0049, {@code AskAboutLatePapers}), whose end tells the
 * holder what to do; one paper can be decided about at {@code /legacy-late-papers}. The support also has all papers of a filing looked for again, by its subject: those that no
 * hand-over noted, and those that were given up or closed.
 */
package cn.icpfiling.legacy.latepapers;
