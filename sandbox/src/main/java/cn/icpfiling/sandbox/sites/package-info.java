/**
 * The demo sites: an HTTP/1.1 server on a port of its own that serves a home page by the Host header, and counts what it
 * served. It is written on sockets, because a web framework does not send broken, endless or exploding bodies. There is no
 * TLS.
 */
package cn.icpfiling.sandbox.sites;
