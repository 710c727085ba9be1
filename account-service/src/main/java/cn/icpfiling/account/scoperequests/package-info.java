/**
 * Requests of partners for more scopes of a client. A partner narrows the scopes of a client itself; an administrator widens them by granting
 * a request. A request is OPEN, then GRANTED, REFUSED, WITHDRAWN or EXPIRED after thirty days. The reason and the answer are
 * encrypted, because people write them.
 */
package cn.icpfiling.account.scoperequests;
