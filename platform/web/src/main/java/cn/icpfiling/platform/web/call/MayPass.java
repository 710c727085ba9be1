package cn.icpfiling.platform.web.call;

/** An exception of one of our clients that knows whether its cause is transient. */
public interface MayPass {

    boolean mayPass();
}
