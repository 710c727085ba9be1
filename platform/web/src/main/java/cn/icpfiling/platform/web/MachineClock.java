package cn.icpfiling.platform.web;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The machine's own clock, which no test clock moves: for tokens, leases, limits, retries. Without the qualifier a
 * {@link java.time.Clock} is the one that drives the trade.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface MachineClock {}
