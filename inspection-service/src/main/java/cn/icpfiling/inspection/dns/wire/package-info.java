/**
 * Encodes questions and reads answers of the DNS wire format (RFC 1035, RFC 3596, RFC 6891). The code works on byte
 * arrays, keeps no reference to a channel and throws nothing on hostile bytes.
 */
package cn.icpfiling.inspection.dns.wire;
