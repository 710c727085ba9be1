package cn.icpfiling.filing.scanning;

import java.io.IOException;
import java.io.InputStream;

/** Scans files for viruses. The scanner may be silent; silence is no result. */
public interface Scanner {

    /** The result of a scan. */
    enum Verdict {
        CLEAN,
        INFECTED,
        /** The scanner was not reached, busy, too slow, or could not read the file. */
        SILENT
    }

    /** Opens the file to scan. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** Whether this environment has a scanner. */
    boolean isThere();

    /** Never call this within a transaction or with a lock held. */
    Verdict scan(Content content) throws IOException;
}
