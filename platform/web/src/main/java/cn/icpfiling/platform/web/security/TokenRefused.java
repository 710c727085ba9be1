package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.problem.CommonProblem;
import java.util.Set;

/** A token that is refused for a reason its holder can act on: whoever forged one is told no more than that it does not hold. */
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What asks for another token. */
    private static final Set<CommonProblem> ALL = Set.of(
            CommonProblem.UNAUTHENTICATED, CommonProblem.TOKEN_REVOKED, CommonProblem.TOKEN_OF_OTHER_ENVIRONMENT);

    private final CommonProblem why;

    TokenRefused(CommonProblem why) {
        super(why.name());
        this.why = why;
    }

    /** The answer to a refused token, whoever wrapped the reason. */
    public static CommonProblem behind(Throwable refused) {
        for (var cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof TokenRefused known) return known.why;
        }
        return CommonProblem.UNAUTHENTICATED;
    }

    /** Whether this answer wants another token shown. */
    public static boolean isSaidBy(Object type) {
        return type instanceof CommonProblem problem && ALL.contains(problem);
    }
}
