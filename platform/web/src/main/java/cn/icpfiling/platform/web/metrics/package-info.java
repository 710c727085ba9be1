/** What the metrics of requests count: how many answers came within the times that the service level objectives name. */
package cn.icpfiling.platform.web.metrics;
