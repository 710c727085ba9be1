package cn.icpfiling.filing.unfiled;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** One domain of the authority's list of unfiled sites. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnfiledSiteView(UUID id, String domain, String address, Instant seenAt, Instant receivedAt, boolean filedHere) {}
