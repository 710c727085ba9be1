package cn.icpfiling.inspection.findings;

import java.util.List;

/** The unsettled findings of a subject, for the service that names a holder the way back. */
record FindingGrounds(List<FindingGround> items) {}
