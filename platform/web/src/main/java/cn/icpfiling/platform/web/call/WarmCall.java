package cn.icpfiling.platform.web.call;

/**
 * A call that a service makes before it says that it is ready: of a source that its answers need, or of itself. A bean of this type
 * joins {@link WarmUp}.
 *
 * @param call ends normally when the source answered
 */
public record WarmCall(String name, Call call) {

    /** What is called. */
    @FunctionalInterface
    public interface Call {

        void make() throws Exception;
    }
}
