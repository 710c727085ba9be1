/**
 * Makes the documentation site at build time: static files, which the gateway carries and serves. Nothing of this module
 * runs in production. {@code source} reads, {@code page} decides what stands on which page, {@code html} writes.
 */
package cn.icpfiling.documentation;
