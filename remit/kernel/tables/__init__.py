"""Tables as people bring them: CSV and XLSX, read line by line under limits."""
