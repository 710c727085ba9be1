package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyPaper;
import java.util.Optional;

/** The files of the old platform's papers. */
interface OldPapers {

    /** A paper is never larger; filing-service takes no larger one either. */
    int LARGEST = 10 * 1024 * 1024;

    /** The store did not answer, or refused our key. */
    final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Returns the file; empty if there is none that can be read now, or if it is too large. */
    Optional<byte[]> read(LegacyPaper paper);
}
