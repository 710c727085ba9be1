package cn.icpfiling.platform.web.call;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call to another service that may be repeated: it only asks. A failure that may pass by itself (no connection, no answer in time, 502,
 * 503, 504) is retried as long as {@code icp.calls.retry-for} allows; what the other refused is not. On a REST client's method, or
 * on a bean's.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Retried {}
