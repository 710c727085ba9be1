package cn.icpfiling.verification.operations;

import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.sources.Holder;

/** What a line asks for besides its domain: personal, encrypted while it waits. */
record LineEntry(Holder holder, VerifiedOrderType orderType) {}
