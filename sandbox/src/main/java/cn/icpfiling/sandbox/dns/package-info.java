/**
 * The DNS: name servers over UDP and TCP that answer with authority for all names. The registry's servers are the roots of
 * a scan and answer for every domain themselves; the hoster's servers answer for the domains that a referral sends there.
 */
package cn.icpfiling.sandbox.dns;
