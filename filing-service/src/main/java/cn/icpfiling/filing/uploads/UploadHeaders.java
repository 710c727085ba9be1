package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.transfer.TusHeaders;

/** What this service accepts of the resumable-upload protocol ({@link TusHeaders}). */
final class UploadHeaders {

    static final String EXTENSIONS = "creation,expiration,checksum,termination";

    private UploadHeaders() {}

    static void requireVersion(String header) {
        TusHeaders.requireVersion(header, FilingProblem.UPLOAD_VERSION_UNSUPPORTED);
    }

    /** The length of the whole upload; its sender must know it. */
    static long length(String header) {
        var length = TusHeaders.number(TusHeaders.LENGTH, header);
        if (length == 0) {
            throw new ProblemException(FilingProblem.MATERIAL_EMPTY);
        }
        if (length > TakePaper.MOST_BYTES) {
            throw new ProblemException(CommonProblem.BODY_TOO_LARGE, TakePaper.MOST_BYTES);
        }
        return length;
    }
}
