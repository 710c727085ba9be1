package cn.icpfiling.filing.scanning;

import java.io.IOException;
import java.io.InputStream;

/** Looks for viruses in what was sent. It may be silent; its silence is no word for the paper. */
public interface Scanner {

    /** What it said. */
    enum Verdict {
        CLEAN,
        INFECTED,
        /** Out of reach, busy, too slow, or it could not read the paper. */
        SILENT
    }

    /** Opens what is to be looked at. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** Whether there is one here at all. */
    boolean isThere();

    /** Never within a transaction or with a lock held. */
    Verdict look(Content content) throws IOException;
}
