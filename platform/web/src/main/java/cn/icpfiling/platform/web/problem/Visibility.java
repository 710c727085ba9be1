package cn.icpfiling.platform.web.problem;

/**
 * Whether the caller may know that the resource of a path exists. Checked before a request is refused for its form, so
 * a refusal does not reveal another customer's resource. A well-formed request is checked by its use case instead.
 */
public interface Visibility {

    /** Refuses a resource that the caller may not know of with 404. Ignores paths of other resources. */
    void require(String path);
}
