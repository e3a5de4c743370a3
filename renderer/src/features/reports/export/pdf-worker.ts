// The reading of PDF files, in a worker of our own bundle.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
