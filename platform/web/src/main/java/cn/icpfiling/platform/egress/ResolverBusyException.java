package cn.icpfiling.platform.egress;

import java.io.IOException;

/** This process has too many questions about names at once. It says nothing of the name. */
public final class ResolverBusyException extends IOException {

    private static final long serialVersionUID = 1L;

    ResolverBusyException() {
        super("names");
    }
}
