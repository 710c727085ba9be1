package cn.icpfiling.filing.materials;

import java.io.IOException;

/** What was handed in is not what it says, or broken; unlike a disk that fails, this is the sender's to mend. */
final class UnreadablePaper extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadablePaper(String why, Throwable cause) {
        super(why, cause);
    }
}
