/** Zones, their name servers, and the bounded cache of delegations. Answers about domains are never cached. */
package cn.icpfiling.inspection.dns.zone;
