/** Carries the trace of a request into events and log lines. */
package cn.icpfiling.platform.trace;
