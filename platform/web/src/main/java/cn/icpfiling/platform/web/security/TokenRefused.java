package cn.icpfiling.platform.web.security;

/** Why a token is refused that is good in itself: its session has ended. */
public final class TokenRevoked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TokenRevoked() {
        super("the session has ended");
    }

    public static boolean isBehind(Throwable refused) {
        for (var cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof TokenRevoked) return true;
        }
        return false;
    }
}
