package cn.icpfiling.platform.web.call;

/** An exception of a client of our own that knows whether its cause may pass by itself. */
public interface MayPass {

    boolean mayPass();
}
