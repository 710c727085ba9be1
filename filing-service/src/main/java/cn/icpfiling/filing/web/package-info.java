/**
 * Shared by resources: the attempt of an idempotent request, the answer with its headers, and texts in the caller's
 * language.
 */
package cn.icpfiling.filing.web;
