package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.problem.CommonProblem;
import java.util.Set;

/**
 * A token refused for a reason that its holder can act on. For a forged token the reason is only that it is invalid.
 */
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The problems that ask the caller for another token. */
    private static final Set<CommonProblem> ALL = Set.of(
            CommonProblem.UNAUTHENTICATED,
            CommonProblem.TOKEN_REVOKED,
            CommonProblem.TOKEN_OF_OTHER_ENVIRONMENT,
            CommonProblem.TOKEN_OF_OTHER_NETWORK);

    private final CommonProblem why;

    TokenRefused(CommonProblem why) {
        super(why.name());
        this.why = why;
    }

    /** Returns the problem behind a refused token, at any depth of causes. */
    public static CommonProblem behind(Throwable refused) {
        for (var cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof TokenRefused known) {
                return known.why;
            }
        }
        return CommonProblem.UNAUTHENTICATED;
    }

    /** Whether this problem asks for another token. */
    public static boolean isSaidBy(Object type) {
        return type instanceof CommonProblem problem && ALL.contains(problem);
    }
}
