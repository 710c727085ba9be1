/** What this service knows of a filing, for the trace of filing-service (ADR 0045). The platform serves it. */
package cn.icpfiling.account.history;
