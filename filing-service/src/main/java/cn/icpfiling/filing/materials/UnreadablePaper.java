package cn.icpfiling.filing.materials;

import java.io.IOException;

/** The file is broken or not of its declared type. Unlike a failing disk, the sender can correct this. */
final class UnreadablePaper extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadablePaper(String why, Throwable cause) {
        super(why, cause);
    }
}
