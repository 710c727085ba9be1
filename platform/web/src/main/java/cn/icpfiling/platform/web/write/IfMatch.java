package cn.icpfiling.platform.web.write;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Optional;

/** Which version the caller has seen and wants to change. It is read at once and judged when its turn comes. */
public final class IfMatch {

    public static final String HEADER = "If-Match";

    private final Optional<EntityTags> seen;

    private IfMatch(Optional<EntityTags> seen) {
        this.seen = seen;
    }

    /** Refuses only what cannot be read: a missing header is refused by {@link #require}. */
    public static IfMatch of(String header) {
        return new IfMatch(Optional.ofNullable(header).map(value -> EntityTags.of(HEADER, value)));
    }

    /** 428 without the header, 412 when the caller has seen another version. A weak tag never matches. */
    public void require(long version) {
        var tags = seen.orElseThrow(() -> new ProblemException(CommonProblem.PRECONDITION_REQUIRED));
        if (!tags.any() && tags.tags().stream().noneMatch(tag -> tag.startsWith("\"" + version + "-"))) {
            throw new ProblemException(CommonProblem.PRECONDITION_FAILED);
        }
    }
}
