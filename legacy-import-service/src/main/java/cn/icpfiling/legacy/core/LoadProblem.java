package cn.icpfiling.legacy.core;

import cn.icpfiling.platform.problem.ProblemType;

/** Refusals of loads of the old platform's data, in addition to the common ones. */
public enum LoadProblem implements ProblemType {
    LOAD_RUNNING(409),
    LOAD_FILE_MISSING(409),
    LOAD_OFFSET_MISMATCH(409),
    LOAD_UPLOAD_VERSION(412),
    LOAD_BUCKET_NOT_ALLOWED(422),
    LOAD_OBJECT_UNREADABLE(422),
    LOAD_CHECKSUM_MISMATCH(422),
    LOAD_STORE_SILENT(503);

    private final int status;

    LoadProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
