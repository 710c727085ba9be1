package cn.icpfiling.filing.authority;

import java.util.List;

/** The authority's word on a file offered. */
public sealed interface UploadAnswer {

    record Taken() implements UploadAnswer {}

    /** A file of this sequence was taken before; this one was put aside. */
    record SequenceTaken() implements UploadAnswer {}

    /** Not taken: the files of these sequences must come first. */
    record SequenceGap(List<Long> missing) implements UploadAnswer {}

    /** Not taken and, as it is, never will be. */
    record Refused(String code, String text) implements UploadAnswer {}
}
