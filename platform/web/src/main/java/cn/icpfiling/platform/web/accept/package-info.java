/** What callers accept. */
package cn.icpfiling.platform.web.accept;
