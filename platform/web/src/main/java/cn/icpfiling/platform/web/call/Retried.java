package cn.icpfiling.platform.web.call;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a call to another service as safe to repeat, because it only reads. A transient failure (no connection,
 * time-out, 502, 503, 504) is retried within {@code icp.calls.retry-for}. A refusal is not. Use it on methods of a REST
 * client or a bean.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Retried {}
