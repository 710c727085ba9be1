package cn.icpfiling.platform.web.call;

/**
 * A call that a service makes before it reports ready: to a source that its answers need, or to itself. A bean of this
 * type joins {@link WarmUp}.
 *
 * @param call returns normally when the source answered
 */
public record WarmCall(String name, Call call) {

    /** The call itself. */
    @FunctionalInterface
    public interface Call {

        void make() throws Exception;
    }
}
