/**
 * Metrics of every process: how many requests were answered within the times that the service level objectives name, and when the
 * certificates end that the process has read.
 */
package cn.icpfiling.platform.web.metrics;
