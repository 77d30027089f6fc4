#!/usr/bin/env node
import '../dist/sanyi.js';
