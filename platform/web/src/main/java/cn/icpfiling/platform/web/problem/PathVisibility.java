package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Checks the resource whose id follows its collection in the path, as in {@code /api/v1/orders/{id}/history}. Answers
 * an id of another form with 404.
 */
public final class PathVisibility implements Visibility {

    private final Pattern resource;
    private final Consumer<UUID> requireVisible;

    /**
     * @param collection the path of the collection, without a slash at its end
     * @param requireVisible refuses a resource that the caller may not know of with 404
     */
    public PathVisibility(String collection, Consumer<UUID> requireVisible) {
        this.resource = Pattern.compile(Pattern.quote(collection) + "/([^/]+)(?:/.*)?");
        this.requireVisible = requireVisible;
    }

    @Override
    public void require(String path) {
        var named = resource.matcher(path);
        if (named.matches()) {
            requireVisible.accept(id(named.group(1)));
        }
    }

    private static UUID id(String written) {
        try {
            return Ids.parse(written);
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(noId);
        }
    }
}
