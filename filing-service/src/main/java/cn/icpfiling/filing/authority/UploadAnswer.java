package cn.icpfiling.filing.authority;

import java.util.List;

/** The authority's answer to an offered file. */
public sealed interface UploadAnswer {

    record Taken() implements UploadAnswer {}

    /** The authority took a file of this sequence before, and put this one aside. */
    record SequenceTaken() implements UploadAnswer {}

    /** Not taken: files of these sequences must come first. */
    record SequenceGap(List<Long> missing) implements UploadAnswer {}

    /** Not taken, and this file never will be. */
    record Refused(String code, String text) implements UploadAnswer {}
}
