package cn.icpfiling.platform.web.write;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Optional;

/**
 * The version that the caller has seen and wants to change. The header is parsed at once and compared later, in its
 * turn.
 */
public final class IfMatch {

    public static final String HEADER = "If-Match";

    private final Optional<EntityTags> seen;

    private IfMatch(Optional<EntityTags> seen) {
        this.seen = seen;
    }

    /** Refuses only an unreadable header. {@link #require} refuses a missing one. */
    public static IfMatch of(String header) {
        return new IfMatch(Optional.ofNullable(header).map(value -> EntityTags.of(HEADER, value)));
    }

    /**
     * Of an act by which the caller stands for what it has read, such as the confirmation by a second person. {@code *} names no version:
     * it counts as a missing header, or one would confirm unread.
     */
    public static IfMatch ofRead(String header) {
        return new IfMatch(of(header).seen.filter(tags -> !tags.any()));
    }

    /** Throws 428 without the header, and 412 if the caller has seen another version. A weak tag never matches. */
    public void require(long version) {
        var tags = seen.orElseThrow(() -> new ProblemException(CommonProblem.PRECONDITION_REQUIRED));
        if (!tags.any() && tags.tags().stream().noneMatch(tag -> tag.startsWith("\"" + version + "-"))) {
            throw new ProblemException(CommonProblem.PRECONDITION_FAILED);
        }
    }
}
