package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;

/** What an act on the register is about: one service with its subject, or the subject as a whole; then the service is null. */
public record FiledTarget(Subject subject, FiledService service) {}
