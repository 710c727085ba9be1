package cn.icpfiling.platform.web.problem;

/**
 * Whether the caller may know of what a path names. It is asked when a request is about to be refused for its form: nobody
 * learns from such a refusal that somebody else's thing exists. A request of good form does not pass here, its use case asks.
 */
public interface Visibility {

    /** Refuses with 404 what the caller may not know of; is silent about paths that are not its own. */
    void require(String path);
}
