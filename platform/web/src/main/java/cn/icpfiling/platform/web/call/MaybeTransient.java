package cn.icpfiling.platform.web.call;

/** An exception of one of our clients that knows whether its cause is transient. */
public interface MaybeTransient {

    boolean mayPass();
}
